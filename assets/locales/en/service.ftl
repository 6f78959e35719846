service-sheet-title = Service sheet – { $service }
